import { useWords } from '../session.ts'
import { Failure } from './Failure.tsx'
import type { PanelAction } from './useAction.ts'
import type { KeptEntries } from './useKept.ts'

interface FormButtonsProps {
  /** What the first button does, in a word or two. */
  readonly act: string
  readonly action: Pick<PanelAction, 'busy' | 'error'>
  /** Whether all is there that the action needs. */
  readonly ready?: boolean
  /** Whether the action cannot be taken back. */
  readonly danger?: boolean
  /** By default the first button submits the form around it. */
  readonly onAct?: () => void
  readonly onCancel: () => void
  /** Whether a field says already why the action was refused. */
  readonly refusalShown?: boolean
  /** The entries of the form, if they outlive its view. */
  readonly entries?: Pick<KeptEntries<unknown>, 'earlier' | 'startAgain'>
}

/** The end of a form or a question: what went wrong, the button that acts, and the one that leaves all as it is. */
export function FormButtons({
  act,
  action,
  ready = true,
  danger = false,
  onAct,
  onCancel,
  refusalShown = false,
  entries,
}: FormButtonsProps) {
  const words = useWords()
  return (
    <>
      {entries?.earlier && (
        <p className="muted" role="status">
          {words.t('panel.entries.earlier')}{' '}
          <button type="button" className="button link" onClick={entries.startAgain}>
            {words.t('panel.entries.start_again')}
          </button>
        </p>
      )}
      {action.error !== undefined && !refusalShown && <Failure error={action.error} />}
      <div className="buttons">
        <button
          type={onAct ? 'button' : 'submit'}
          className={danger ? 'button danger' : 'button primary'}
          disabled={action.busy || !ready}
          onClick={onAct}
        >
          {act}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {words.t('panel.cancel')}
        </button>
      </div>
    </>
  )
}
