import { type FormEvent, useId, useState } from 'react'
import type { BasePreview } from '../../../shared/contract/trades.ts'
import { Failure } from '../../parts/Failure.tsx'
import { usePreview } from '../../parts/usePreview.ts'
import { useSession, useWords } from '../../session.ts'
import { refusedField } from '../../words/failure.ts'
import { BasePreviewView } from './BasePreviewView.tsx'
import { useWork } from './useWork.ts'
import { WorkDialog } from './WorkDialog.tsx'

interface TradesPlace {
  readonly path: string
  readonly columns: BasePreview['mapping']
}

interface AdoptDialogProps {
  readonly jobId: string
  readonly onClose: () => void
}

/** Adopts existing trades: a preview, the columns, then the operation. */
export function AdoptDialog({ jobId, onClose }: AdoptDialogProps) {
  const words = useWords()
  const { client } = useSession()
  const work = useWork(jobId)
  const [path, setPath] = useState('')
  const { source, preview, isCurrent, error, look, forget } = usePreview((place: TradesPlace) =>
    client.trades.previewBase({ job_id: jobId, ...place }),
  )
  const isLooking = source !== null && !isCurrent && error === undefined
  const refused = refusedField(error)
  const ready =
    isCurrent && preview?.file !== null && preview?.missing.length === 0 && preview.problem === null
  const adopt = () => {
    if (!source || !preview) return
    work.begin(() => client.trades.base({ job_id: jobId, path: source.path, columns: preview.mapping }))
  }
  return (
    <WorkDialog
      title={words.t('panel.trades.adopt')}
      intro={words.t('panel.trades.adopt.intro')}
      work={work}
      begin={{ label: words.t('panel.trades.adopt.begin'), ready, act: adopt }}
      onClose={onClose}
    >
      <PathForm
        path={path}
        busy={isLooking}
        reason={refused?.problem}
        onChange={(next) => {
          setPath(next)
          forget()
        }}
        onLook={() => look({ path: path.trim(), columns: {} })}
      />
      {error !== undefined && !refused && <Failure error={error} />}
      {source && preview && (
        <BasePreviewView
          preview={preview}
          mapping={isCurrent ? preview.mapping : source.columns}
          onMapping={(columns) => look({ path: source.path, columns })}
        />
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
