import { useState } from 'react'
import type { ImportPreview, ImportSource, ImportSubject } from '../../../shared/import.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { base64Of } from '../../parts/file.ts'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { IMPORT_SUBJECTS } from '../../vocabulary.computed.ts'
import { ImportPreviewTable } from './ImportPreviewTable.tsx'
import { PastImports } from './PastImports.tsx'

interface Chosen {
  readonly source: Partial<ImportSource>
  readonly preview: ImportPreview
}

/** Whether every required field has its values, and every value its meaning. */
const isComplete = ({ missing_fields, values }: ImportPreview) =>
  missing_fields.length === 0 && values.every(({ meaning }) => meaning !== null)

/** Reads and shows a file first; imports nothing until the preview is accepted. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [subject, setSubject] = useState<ImportSubject>('maintenances')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const endpoint = client[subject]

  const preview = (source: Partial<ImportSource>) =>
    void action.run(async () => setChosen({ source, preview: await endpoint.previewImport(source) }))
  const choose = async (file: File | undefined) => {
    if (!file) return
    setChosen(null)
    preview({ content_base64: await base64Of(file), file_name: file.name })
  }
  const undo = async (id: number) => {
    await client.maintenances.undoImport({ id })
    reads.invalidate(['alerts'])
    showToast(words.t('panel.import.undone'))
  }
  const accept = () =>
    void action.run(async () => {
      if (!chosen) return
      const { message, import_id } = await endpoint.acceptImport({ token: chosen.preview.token })
      reads.invalidate(['alerts'])
      showToast(message, import_id === null ? undefined : () => undo(import_id))
      onClose()
    })

  return (
    <Dialog
      wide
      title={words.t('panel.import.title')}
      intro={words.t('panel.import.intro')}
      onClose={onClose}
    >
      <div className="import">
        <Choice
          name={words.t('panel.import.subject')}
          value={subject}
          options={IMPORT_SUBJECTS.map((value) => ({
            value,
            label: words.t(`panel.import.${value}`),
          }))}
          onChange={(next) => {
            setSubject(next)
            setChosen(null)
          }}
        />
        <div className="field">
          <label htmlFor="import-file">{words.t('panel.import.file')}</label>
          <input
            id="import-file"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.zip,.ics"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </div>
        {action.error !== undefined && <Failure error={action.error} />}
        {chosen && <ImportPreviewTable preview={chosen.preview} source={chosen.source} onChange={preview} />}
        {!chosen && <PastImports />}
      </div>
      <FormButtons
        act={
          chosen
            ? words.t('panel.import.accept', { count: chosen.preview.new + chosen.preview.changed })
            : words.t('panel.import.accept_none')
        }
        action={action}
        ready={chosen !== null && isComplete(chosen.preview)}
        onAct={accept}
        onCancel={onClose}
        told
      />
    </Dialog>
  )
}
