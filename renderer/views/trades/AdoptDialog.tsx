import { type FormEvent, useId, useState } from 'react'
import type { BasePreview } from '../../../shared/contract/trades.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { refusedField } from '../../words/failure.ts'
import { BasePreviewView } from './BasePreviewView.tsx'
import { useWork } from './useWork.ts'
import { WorkDialog } from './WorkDialog.tsx'

interface AdoptDialogProps {
  readonly jobId: string
  readonly onClose: () => void
}

/** Adopts existing trades: a preview, the columns, then the operation. */
export function AdoptDialog({ jobId, onClose }: AdoptDialogProps) {
  const words = useWords()
  const { client } = useSession()
  const work = useWork(jobId)
  const looking = useAction()
  const [path, setPath] = useState('')
  const [found, setFound] = useState<{ readonly path: string; readonly preview: BasePreview } | null>(null)

  const look = (place: string, columns: BasePreview['mapping']) =>
    void looking.run(async () => {
      const preview = await client.trades.previewBase({ job_id: jobId, path: place, columns })
      setFound({ path: place, preview })
    })
  const refused = refusedField(looking.error)
  const ready =
    found !== null &&
    found.preview.file !== null &&
    found.preview.missing.length === 0 &&
    found.preview.problem === null
  const adopt = () => {
    if (!found) return
    const { path: place, preview } = found
    work.begin(() => client.trades.base({ job_id: jobId, path: place, columns: preview.mapping }))
  }
  return (
    <WorkDialog
      title={words.t('panel.trades.adopt')}
      intro={words.t('panel.trades.adopt.intro')}
      work={work}
      begin={{ label: words.t('panel.trades.adopt.begin'), ready: ready && !looking.busy, act: adopt }}
      onClose={onClose}
    >
      <PathForm
        path={path}
        busy={looking.busy}
        reason={refused?.problem}
        onChange={(next) => {
          setPath(next)
          setFound(null)
          looking.clear()
        }}
        onLook={() => look(path.trim(), {})}
      />
      {looking.error !== undefined && !refused && <Failure error={looking.error} />}
      {found && (
        <BasePreviewView preview={found.preview} onMapping={(mapping) => look(found.path, mapping)} />
      )}
    </WorkDialog>
  )
}

interface PathFormProps {
  readonly path: string
  readonly busy: boolean
  readonly reason: string | undefined
  readonly onChange: (path: string) => void
  readonly onLook: () => void
}

function PathForm({ path, busy: locks, reason, onChange, onLook }: PathFormProps) {
  const words = useWords()
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onLook()
  }
  return (
    <form className="field" onSubmit={submit}>
      <label htmlFor={id}>{words.t('panel.trades.adopt.path')}</label>
      <div className="path-row">
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          value={path}
          aria-invalid={reason !== undefined}
          aria-describedby={reason ? `${id}-reason` : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="submit" className="button" disabled={locks || path.trim() === ''}>
          {words.t('panel.trades.adopt.look')}
        </button>
      </div>
      <span className="hint" id={`${id}-hint`}>
        {words.t('panel.trades.adopt.path.what')}
      </span>
      {reason && (
        <span className="reason" id={`${id}-reason`} role="alert">
          {reason}
        </span>
      )}
    </form>
  )
}
