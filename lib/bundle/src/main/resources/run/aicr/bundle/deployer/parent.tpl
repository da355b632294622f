{{- $repo := required "repoURL is required: --set repoURL=<registry and path above the chart>, such as oci://registry/path, without the name of the chart" .Values.repoURL | trimSuffix "/" }}
{{- $revision := .Values.targetRevision | default .Chart.Version }}
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: {{ .Values.appName | default "aicr-stack" | toString | quote }}
  namespace: argocd@FINALIZERS@
spec:
  project: default
  source:
{{- if hasPrefix "oci://" $repo }}
    repoURL: {{ printf "%s/%s" $repo .Chart.Name | quote }}
    targetRevision: {{ $revision | quote }}
    path: "."
{{- else }}
    repoURL: {{ $repo | quote }}
    chart: {{ .Chart.Name | quote }}
    targetRevision: {{ $revision | quote }}
{{- end }}
    helm:
      valuesObject:
        {{- .Values | toYaml | nindent 8 }}
  destination:
    server: https://kubernetes.default.svc
    namespace: argocd
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
