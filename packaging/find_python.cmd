@echo off
rem Called by studio.cmd and check.cmd: puts a Python of version 3.11 to 3.13 into %python%.
set "python="
if defined DLSTUDIO_PYTHON call :try "%DLSTUDIO_PYTHON%"
for %%v in (3.13 3.12 3.11) do if not defined python call :try py -%%v
if not defined python call :try python
if not defined python call :try python3
if defined python exit /b 0
echo DL Studio needs Python 3.11, 3.12 or 3.13, and found none of them. 1>&2
echo Install one from python.org or the Microsoft Store, then run this again. 1>&2
exit /b 1

:try
%* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>&1
if not errorlevel 1 set "python=%*"
exit /b 0
