/** A form that opens in its place: the focus goes in, Escape closes it, and the focus returns to its button. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

interface InlineFormProps {
  readonly className: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Opens when it is rendered; the button that opens it stays in the page. `onClose` is a request: the caller decides. */
export function InlineForm({ className, onSubmit, onClose, children }: InlineFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => {
      // Not if the owner has moved on while it was saved.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    // Vigie says itself what it refuses, in the language of the panel.
    <form ref={form} className={className} onSubmit={submit} onKeyDown={closeOnEscape} noValidate>
      {children}
    </form>
  )
}
