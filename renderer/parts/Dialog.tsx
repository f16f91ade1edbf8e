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
  const id = useId()
  // Closed while still in the page: only then does the browser restore the focus.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`dialog ${wide ? 'wide' : ''} ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <h2 id={id}>{title}</h2>
      {intro && <p>{intro}</p>}
      {children}
    </dialog>
  )
}
