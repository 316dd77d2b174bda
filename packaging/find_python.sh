# Sourced by studio and check: puts a Python of version 3.11 to 3.13 into $python.
# DLSTUDIO_PYTHON names another one than the first that is found.

suits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
        >/dev/null 2>&1
}

python=
for candidate in ${DLSTUDIO_PYTHON:+"$DLSTUDIO_PYTHON"} python3 python3.13 python3.12 python3.11 python; do
    if command -v "$candidate" >/dev/null 2>&1 && suits "$candidate"; then
        python=$candidate
        break
    fi
done

if [ -z "$python" ]; then
    found=$( (python3 --version || python --version) 2>/dev/null || echo "no Python")
    echo "DL Studio needs Python 3.11, 3.12 or 3.13, but found $found." >&2
    echo "Install one of them, or say where it is: DLSTUDIO_PYTHON=/path/to/python3.12 $0" >&2
    exit 1
fi
