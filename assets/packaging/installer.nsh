; Vigie's words in the Windows uninstaller: the data stays unless its owner says otherwise.

LangString vigieKeepData 1033 "Keep your data (settings, history, scores)?$\r$\n$\r$\nYes keeps it for a later installation. No deletes it for good."
LangString vigieKeepData 1036 "Garder vos données (réglages, historique, indices) ?$\r$\n$\r$\nOui les garde pour une installation future. Non les supprime définitivement."

!macro customUnInstall
  ; An update uninstalls the version before: no question then, nor in a silent run.
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION "$(vigieKeepData)" /SD IDYES IDYES vigieDataKept
    RMDir /r "$APPDATA\Vigie"
    vigieDataKept:
  ${endIf}
!macroend
