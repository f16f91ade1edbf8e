import type { ClaudeKey } from '../../main/core/ports/claude-key.ts'
import { VigieError } from '../../shared/errors.ts'

/** A key that goes to any address, for tests that are not about where it goes. @param key null: none is set */
export const freeClaudeKey = (key: string | null | (() => string | null)): ClaudeKey => {
  const current = () => (typeof key === 'function' ? key() : key)
  return {
    isSet: () => current() !== null,
    keyFor: () => {
      const found = current()
      if (found === null) throw new VigieError('claude_key_missing')
      return found
    },
    set: () => [],
    bindFirst: () => undefined,
  }
}
