/** A modal dialog: the browser keeps the focus inside, Escape closes, and the focus returns afterwards. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface DialogProps {
  readonly title: ReactNode
  readonly intro?: ReactNode
  readonly wide?: boolean
  /** If absent, the dialog cannot be closed without an answer. */
  readonly onClose?: () => void
  readonly children: ReactNode
  readonly className?: string
}

/** Opens when it is rendered and closes when it is removed. `onClose` is a request: the caller decides. */
export function Dialog({ title, intro, wide = false, onClose, children, className = '' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const leaving = useRef(false)
  const id = useId()
  // Closed while still in the page: only then does the browser restore the focus.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => {
      leaving.current = true
      element?.close()
    }
  }, [])
  /** At a second Escape in a row a browser closes a dialog without asking: what must be answered opens again. */
  const closed = () => {
    if (leaving.current) return
    if (onClose) onClose()
    else dialog.current?.showModal()
  }
  return (
    <dialog
      ref={dialog}
      className={`dialog ${wide ? 'wide' : ''} ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // A field for a file says the same when its chooser is left without a file.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose?.()
      }}
      onClose={closed}
    >
      <h2 id={id}>{title}</h2>
      {intro && <p>{intro}</p>}
      {children}
    </dialog>
  )
}
