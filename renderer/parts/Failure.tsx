/** Shows an error in a sentence that ends with the remedy, and a way to retry. */
import { type ReactNode, useEffect } from 'react'
import { useWords } from '../session.ts'
import { failureSentence } from '../words/failure.ts'
import { completeWords } from '../words/load-words.ts'
import { Shape } from './Shape.tsx'

interface FailureProps {
  readonly error: unknown
  readonly retry?: () => void
}

/** Read at once by a screen reader. `retry` is shown if given. */
export function Failure({ error, retry }: FailureProps) {
  const words = useWords()
  // What failed is explained by texts that the first view does without.
  useEffect(completeWords, [])
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

/** The same for a text. */
export function Wrong({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="failure" role="alert">
      <Shape form="triangle" />
      <p>{text}</p>
      {children}
    </div>
  )
}
