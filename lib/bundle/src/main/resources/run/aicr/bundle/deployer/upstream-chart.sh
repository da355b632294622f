
# shellcheck source=/dev/null
source ./upstream.env
chart=${CHART:?upstream.env names no chart}
version=()
if [[ -n "$VERSION" ]]; then
  version=(--version "$VERSION")
fi
repository=()
if [[ -n "$REPO" ]]; then
  repository=(--repo "$REPO")
fi
