
# An empty value would silently replace the chart's own one, so these must be filled in first.
if [[ "${AICR_ALLOW_EMPTY_VALUES:-}" != true ]]; then
  for key in @KEYS@; do
    if grep -Eq "^ *[\"']?${key}[\"']?: (\"\"|'')\$" cluster-values.yaml; then
      echo "install.sh: '${key}' is still empty in $PWD/cluster-values.yaml; fill it in," >&2
      echo "or set AICR_ALLOW_EMPTY_VALUES=true to install with the empty value" >&2
      exit 1
    fi
  done
fi
