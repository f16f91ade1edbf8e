import { useState } from 'react'
import { useWords } from '../session.ts'

interface CopyButtonProps {
  /** What is copied. */
  readonly text: string
  /** What it is, for who does not see where the button is. */
  readonly name: string
}

/** Copies a text and says so. Absent if the browser has no clipboard: over plain HTTP from another machine. */
export function CopyButton({ text, name }: CopyButtonProps) {
  const words = useWords()
  const [copied, setCopied] = useState<boolean | null>(null)
  if (navigator.clipboard === undefined) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <>
      <button
        type="button"
        className="button small copy"
        aria-label={words.t('panel.copy.of', { name })}
        onClick={() => void copy()}
      >
        {words.t(copied === true ? 'panel.copy.done' : 'panel.copy')}
      </button>
      <span className="unseen" role="status">
        {copied !== null && words.t(copied ? 'panel.copy.done' : 'panel.copy.failed')}
      </span>
    </>
  )
}
