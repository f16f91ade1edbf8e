import { useState } from 'react'
import type { ImportPreview, ImportSubject } from '../../../shared/import.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { base64Of } from '../../parts/file.ts'
import { useAction } from '../../parts/useAction.ts'
import { usePreview } from '../../parts/usePreview.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { IMPORT_SUBJECTS } from '../../vocabulary.computed.ts'
import type { Localizer } from '../../words/words.ts'
import { ImportPreviewTable } from './ImportPreviewTable.tsx'
import type { ImportReading } from './import-props.ts'
import { PastImports } from './PastImports.tsx'

const importedRows = (preview: ImportPreview) => preview.new + preview.changed

/** Whether acceptance would change anything: rows are imported, or what the calendar no longer has is cancelled. */
const changesAnything = (preview: ImportPreview) =>
  importedRows(preview) > 0 || (preview.gone > 0 && preview.gone_choice === 'cancel')

/** Whether every required field has its values, and every value its meaning. */
const isComplete = ({ missing_fields, values }: ImportPreview) =>
  missing_fields.length === 0 && values.every(({ meaning }) => meaning !== null)

function actOf(preview: ImportPreview | null, words: Localizer): string {
  if (!preview) return words.t('panel.import.accept_none')
  if (isComplete(preview) && !changesAnything(preview)) return words.t('panel.import.nothing')
  const count = importedRows(preview)
  return count === 0 ? words.t('panel.import.accept_none') : words.t('panel.import.accept', { count })
}

/** A chosen file, and how it is to be read. */
interface ChosenFile {
  readonly subject: ImportSubject
  readonly name: string
  readonly content: Promise<string>
  readonly reading: ImportReading
}

/** Reads and shows a file first; imports nothing until the preview is accepted. It opens from the list of assets. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [subject, setSubject] = useState<ImportSubject>('assets')
  const { source, preview, isCurrent, error, look, forget } = usePreview(async (chosen: ChosenFile) =>
    client[chosen.subject].previewImport({
      ...chosen.reading,
      content_base64: await chosen.content,
      file_name: chosen.name,
    }),
  )
  const choose = (file: File | undefined) => {
    if (!file) return
    forget()
    // A calendar has no other subject.
    const about = /\.ics$/i.test(file.name) ? 'maintenances' : subject
    setSubject(about)
    void look({ subject: about, name: file.name, content: base64Of(file), reading: {} })
  }
  const chooseSubject = (next: ImportSubject) => {
    setSubject(next)
    forget()
    if (source) void look({ ...source, subject: next, reading: {} })
  }
  const undo = async (id: number) => {
    await client.maintenances.undoImport({ id })
    reads.invalidate(['alerts'])
    showToast(words.t('panel.import.undone'))
  }
  const accept = async ({ token }: ImportPreview) => {
    const { message, import_id } = await client[subject].acceptImport({ token })
    reads.invalidate(['alerts'])
    showToast(message, import_id === null ? undefined : () => undo(import_id))
  }
  const act = async () => {
    if (preview && (await action.run(() => accept(preview)))) onClose()
  }

  const problem = error ?? action.error
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
          onChange={chooseSubject}
        />
        <div className="field">
          <label htmlFor="import-file">{words.t('panel.import.file')}</label>
          <input
            id="import-file"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.zip,.ics"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
        {problem !== undefined && <Failure error={problem} />}
        {preview && source && (
          <ImportPreviewTable
            preview={preview}
            source={source.reading}
            onChange={(reading) => void look({ ...source, reading })}
          />
        )}
        {!preview && <PastImports />}
      </div>
      <FormButtons
        act={actOf(preview, words)}
        action={action}
        ready={isCurrent && preview !== null && isComplete(preview) && changesAnything(preview)}
        onAct={() => void act()}
        onCancel={onClose}
        refusalShown
      />
    </Dialog>
  )
}
