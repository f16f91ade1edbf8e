import { useId, useRef } from 'react'
import { FailureDialog } from '../../parts/FailureDialog.tsx'
import { base64Of } from '../../parts/file.ts'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'

/** Imports a file of records: the ROME tree, CSV, JSON or the database of an earlier system. */
export function ImportButton() {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const read = (file: File | undefined) => {
    if (!file) return
    void action.run(async () => {
      const found = await client.occupations.import({
        name: file.name,
        data_base64: await base64Of(file),
        publish: true,
      })
      showToast(
        words.t('panel.occupations.imported', {
          records: found.records,
          created: found.created,
          refused: found.refused.length,
        }),
      )
    })
  }
  return (
    <>
      <button
        type="button"
        className="button small"
        disabled={action.busy}
        onClick={() => input.current?.click()}
      >
        {words.t(action.busy ? 'panel.occupations.importing' : 'panel.assets.import')}
      </button>
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={words.t('panel.import.file')}
        accept=".xlsx,.csv,.json,.db,.sqlite"
        onChange={(event) => {
          read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {action.error !== undefined && (
        <FailureDialog
          title={words.t('panel.occupations.not_imported')}
          error={action.error}
          onClose={action.clear}
        />
      )}
    </>
  )
}
