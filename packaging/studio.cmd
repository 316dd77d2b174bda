@echo off
rem Sets up everything that is missing, then runs the studio (see packaging/studio).
setlocal
call "%~dp0find_python.cmd" || exit /b 1
%python% "%~dp0start.py" studio %*
exit /b %errorlevel%
