; Inno Setup 6: iscc packaging\windows\dateline.iss /DVersion=1.0.0
; Wraps the folder that PyInstaller makes on Windows. Untried here: it is for the machine that builds for Windows.

#ifndef Version
  #define Version "1.0.0"
#endif

[Setup]
AppId={{6D1B1C0B-6F0C-4B0B-9B52-2C6A3F7E7A11}
AppName=Dateline
AppVersion={#Version}
AppPublisher=The Dateline authors
DefaultDirName={autopf}\Dateline
DefaultGroupName=Dateline
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\desktop\icons\dateline.ico
UninstallDisplayIcon={app}\Dateline-window.exe
OutputDir=..\..\dist
OutputBaseFilename=dateline-{#Version}-windows-x86_64
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Tasks]
Name: "path"; Description: "Let scripts find the command “dateline” (PATH)"; Flags: unchecked

[Files]
Source: "..\..\build\packages\dateline\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\desktop\icons\dateline.ico"; DestDir: "{app}"

[Icons]
Name: "{group}\Dateline"; Filename: "{app}\Dateline-window.exe"; IconFilename: "{app}\dateline.ico"

[Registry]
Root: HKA; Subkey: "Software\Classes\.dateline"; ValueType: string; ValueData: "Dateline.Case"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Dateline.Case"; ValueType: string; ValueData: "Dateline case"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Dateline.Case\DefaultIcon"; ValueType: string; ValueData: "{app}\dateline.ico"
Root: HKA; Subkey: "Software\Classes\Dateline.Case\shell\open\command"; ValueType: string; ValueData: """{app}\Dateline-window.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Code]
function IsNotOnPath: Boolean;
var
  Path: String;
begin
  Result := not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Path)
    or (Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(Path) + ';') = 0);
end;
