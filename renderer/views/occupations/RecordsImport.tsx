import { useEffect, useId, useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useAction } from '../../parts/useAction.ts'
import { usePreview } from '../../parts/usePreview.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { countsText } from '../../words/counts.ts'
import { RecordsPreview } from './RecordsPreview.tsx'
import type { RecordsFile, RecordsReading } from './records-file.ts'

interface RecordsImportProps {
  readonly file: RecordsFile
  readonly onClose: () => void
}

/** Shows how a file is read and what its import changes, before anything is changed. */
export function RecordsImport({ file, onClose }: RecordsImportProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const publish = useId()
  const [published, setPublished] = useState(false)
  const { source, preview, isCurrent, error, look } = usePreview((reading: RecordsReading) =>
    client.occupations.previewImport({ ...file, ...reading }),
  )
  const reading = source ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is looked at once, `look` is new at each render
  useEffect(() => void look({}), [file])
  const accept = () =>
    void action.run(async () => {
      const done = await client.occupations.import({ ...file, ...reading, publish: published })
      const { created, updated, unchanged, import_id: id } = done
      const told = `${countsText({ new: created, changed: updated, unchanged }, words)}.`
      showToast(told, id === null ? undefined : () => client.occupations.undoImport({ id }))
      onClose()
    })
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
        onAct={accept}
        onCancel={onClose}
        told
      />
    </Dialog>
  )
}
