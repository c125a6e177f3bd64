@echo off
rem On first use, or when the locked requirements changed, make .venv; then run Invoke with these arguments.
setlocal
set "root=%~dp0"
set "python=%root%.venv\Scripts\python.exe"
rem The same text whatever the code page.
set "PYTHONUTF8=1"

rem The stamp is a copy of the lock, written last: a half-made .venv has none.
if not exist "%python%" goto setup
fc /b "%root%requirements.lock" "%root%.venv\requirements.lock" >nul 2>&1 || goto setup

:run
"%python%" -P "%root%plugins\toolbox\__main__.py" %*
exit /b %errorlevel%

:setup
for %%p in ("py -3" "python" "python3") do (
    %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && (
        set "found=%%~p"
        goto prepare
    )
)
echo inv: needs Python 3.11 or later; none was found. Install it from python.org, then run inv again. 1>&2
exit /b 1

:prepare
pushd "%root%plugins"
%found% -E -m toolbox.environment
set "failed=%errorlevel%"
popd
if not "%failed%"=="0" exit /b %failed%
goto run
