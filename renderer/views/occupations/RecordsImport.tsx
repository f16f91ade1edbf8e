import { useEffect, useId, useRef, useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { base64Of } from '../../parts/file.ts'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useAction } from '../../parts/useAction.ts'
import { usePreview } from '../../parts/usePreview.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { countsText } from '../../words/counts.ts'
import { RecordsPreview } from './RecordsPreview.tsx'
import type { RecordsReading } from './records-file.ts'

interface RecordsImportProps {
  readonly file: File
  readonly onClose: () => void
}

/** Shows how a file is read and what its import changes, before anything is changed. */
export function RecordsImport({ file, onClose }: RecordsImportProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const publish = useId()
  const [published, setPublished] = useState(false)
  const data = useRef<Promise<string> | null>(null)
  const sent = async () => {
    data.current ??= base64Of(file)
    return { name: file.name, data_base64: await data.current }
  }
  const { source, preview, isCurrent, error, look } = usePreview(async (reading: RecordsReading) =>
    client.occupations.previewImport({ ...(await sent()), ...reading }),
  )
  const reading = source ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file is looked at once, `look` is new at each render
  useEffect(() => void look({}), [])
  const accept = async () => {
    const done = await client.occupations.import({ ...(await sent()), ...reading, publish: published })
    const { created, updated, unchanged, import_id: id } = done
    const text = `${countsText({ new: created, changed: updated, unchanged }, words)}.`
    showToast(text, id === null ? undefined : () => client.occupations.undoImport({ id }))
  }
  const act = async () => {
    if (await action.run(accept)) onClose()
  }
  const problem = error ?? action.error
  return (
    <Dialog wide title={words.t('panel.occupations.import')} intro={file.name} onClose={onClose}>
      <div className="import">
        {problem !== undefined && <Failure error={problem} />}
        {preview === null && problem === undefined && <SkeletonLines lines={6} height={20} />}
        {preview && <RecordsPreview preview={preview} reading={reading} onChange={look} />}
        <label htmlFor={publish}>
          <input
            id={publish}
            type="checkbox"
            checked={published}
            onChange={({ target }) => setPublished(target.checked)}
          />{' '}
          {words.t('panel.occupations.import.publish')}
        </label>
      </div>
      <FormButtons
        act={words.t(action.busy ? 'panel.occupations.importing' : 'panel.occupations.import.accept')}
        action={action}
        ready={isCurrent && preview?.missing.length === 0}
        onAct={() => void act()}
        onCancel={onClose}
        refusalShown
      />
    </Dialog>
  )
}
