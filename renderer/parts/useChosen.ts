/** A choice that is saved as soon as it is made, and shown meanwhile. */
import { useState } from 'react'
import { useAction } from './useAction.ts'

/** What is chosen, and how to choose something else. */
export interface SavedChoice<T> {
  readonly value: T
  /** Why the last choice was refused: what was kept before is shown again. */
  readonly error: unknown
  readonly choose: (value: T) => void
}

/**
 * The last choice is shown until it is saved or refused, whatever comes of those before.
 * @param kept what Vigie has @param save sends choices in the order in which they are made
 */
export function useChosen<T>(kept: T, save: (value: T) => Promise<unknown>): SavedChoice<T> {
  const action = useAction()
  const [choice, setChoice] = useState<{ readonly value: T } | null>(null)
  return {
    value: choice === null ? kept : choice.value,
    error: action.error,
    choose: async (value) => {
      const mine = { value }
      setChoice(mine)
      await action.run(() => save(value))
      setChoice((last) => (last === mine ? null : last))
    },
  }
}
