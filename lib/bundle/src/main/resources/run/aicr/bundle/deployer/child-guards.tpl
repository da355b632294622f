{{- $name := printf "%s@RELEASE@" ((.Values.deployer | default dict).namePrefix | default "") }}
{{- if gt (len $name) 53 }}{{ fail (printf "application name %q is longer than 53 characters; choose a shorter deployer.namePrefix" $name) }}{{ end }}
{{- if eq $name (.Values.appName | default "aicr-stack" | toString) }}{{ fail (printf "application name %q is that of the parent; choose another appName or deployer.namePrefix" $name) }}{{ end }}
