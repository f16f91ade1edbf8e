/** The line beside the score, kept in the address. */
import { useAddressParam } from '../../shell/address.ts'

const LINES = ['market', 'published', 'nothing'] as const
export type CompanionLine = (typeof LINES)[number]

/** Returns the chosen line, null if the owner has not chosen one, and a function that chooses another. */
export function useBeside(): readonly [CompanionLine | null, (beside: CompanionLine) => void] {
  const [text, set] = useAddressParam('beside')
  return [LINES.find((line) => line === text) ?? null, set]
}
