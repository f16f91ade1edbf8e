/** Shows why an action failed if there is no place beside it. */
import { useWords } from '../session.ts'
import { Dialog } from './Dialog.tsx'
import { Failure } from './Failure.tsx'

interface FailureDialogProps {
  readonly title: string
  readonly error: unknown
  readonly onClose: () => void
}

/** A dialog with the reason of a failure and its remedy. */
export function FailureDialog({ title, error, onClose }: FailureDialogProps) {
  const words = useWords()
  return (
    <Dialog title={title} onClose={onClose}>
      <Failure error={error} />
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </Dialog>
  )
}
