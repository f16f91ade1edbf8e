/** What went wrong, in a sentence that ends with the remedy, and a way to try again. */
import type { ReactNode } from 'react'
import { useWords } from '../session.ts'
import { failureSentence } from '../words/failure.ts'
import { Shape } from './Shape.tsx'

interface FailureProps {
  readonly error: unknown
  readonly retry?: () => void
}

/** Spoken at once by a screen reader. `retry` is offered where it is given. */
export function Failure({ error, retry }: FailureProps) {
  const words = useWords()
  return (
    <Wrong text={failureSentence(error, words)}>
      {retry && (
        <button type="button" className="button small" onClick={retry}>
          {words.t('panel.try_again')}
        </button>
      )}
    </Wrong>
  )
}

/** The same for a sentence that is known already. */
export function Wrong({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="failure" role="alert">
      <Shape form="triangle" />
      <p>{text}</p>
      {children}
    </div>
  )
}
