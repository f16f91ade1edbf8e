import { type ReactNode, useEffect, useRef } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure, Wrong } from '../../parts/Failure.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useWords } from '../../session.ts'
import { foundSentence } from './found.ts'
import { InHand } from './Operation.tsx'
import type { TradeOperationWork } from './useWork.ts'

interface WorkDialogProps {
  readonly title: string
  readonly intro: string
  readonly work: TradeOperationWork
  /** The button that starts the operation; disabled until it can. */
  readonly begin: { readonly label: string; readonly ready: boolean; readonly act: () => void }
  readonly onClose: () => void
  /** The form shown before. */
  readonly children: ReactNode
}

/** A form, then the operation it starts, in one dialog: errors are shown beside the form. */
export function WorkDialog({ title, intro, work, begin, onClose, children }: WorkDialogProps) {
  const words = useWords()
  const { action, operation } = work
  const running = operation?.state === 'running'
  const done = operation?.state === 'succeeded'
  const close = useRef<HTMLButtonElement>(null)
  // The button that started it is gone with the form: the focus stays in the dialog.
  useEffect(() => {
    if (running || done) close.current?.focus()
  }, [running, done])
  return (
    <Dialog wide title={title} intro={intro} onClose={onClose}>
      {running && <InHand operation={operation} />}
      {done && (
        <p className="work-done" role="status">
          <StateSign sign="succeeded" />
          {foundSentence(operation, words)}
        </p>
      )}
      {!running && !done && <div className="questions">{children}</div>}
      {operation?.fault && <Wrong text={operation.fault.message} />}
      {action.error !== undefined && <Failure error={action.error} />}
      <div className="buttons">
        {running && <span className="muted">{words.t('panel.trades.in_background')}</span>}
        {!running && !done && (
          <button
            type="button"
            className="button primary"
            disabled={action.busy || !begin.ready}
            onClick={begin.act}
          >
            {begin.label}
          </button>
        )}
        <button type="button" ref={close} className="button" onClick={onClose}>
          {words.t(running || done ? 'panel.close' : 'panel.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
