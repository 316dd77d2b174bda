@echo off
rem Sets up everything that is missing, then runs all checks and tests (see packaging/check).
setlocal
call "%~dp0find_python.cmd" || exit /b 1
%python% "%~dp0start.py" check %*
exit /b %errorlevel%
