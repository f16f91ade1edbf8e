/** What went wrong, in a sentence that ends with the remedy, and a way to try again. */
import { useWords } from '../session.ts'
import { failureSentence } from '../words/failure.ts'
import { Shape } from './Shape.tsx'

interface FailureProps {
  readonly error: unknown
  readonly retry?: () => void
}

export function Failure({ error, retry }: FailureProps) {
  const words = useWords()
  return (
    <div className="failure" role="alert">
      <Shape form="triangle" />
      <p>{failureSentence(error, words)}</p>
      {retry && (
        <button type="button" className="button small" onClick={retry}>
          {words.t('panel.try_again')}
        </button>
      )}
    </div>
  )
}
