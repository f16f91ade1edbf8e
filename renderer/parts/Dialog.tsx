/** A modal dialog: the browser keeps the focus inside, Escape closes, focus returns to where it was. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface DialogProps {
  readonly title: ReactNode
  readonly intro?: ReactNode
  readonly wide?: boolean
  /** Without it the dialog has to be answered. */
  readonly onClose?: () => void
  readonly children: ReactNode
  readonly className?: string
}

/**
 * Opens as it appears: show it to open it, leave it out to close it. `onClose` is asked, not told: the caller
 * decides.
 */
export function Dialog({ title, intro, wide = false, onClose, children, className = '' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Closed while it is still in the page: only then does the browser give the focus back.
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
