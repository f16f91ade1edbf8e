/** A caller of operations that never goes away. */
import type { Caller } from '../../main/core/services/operation.ts'
import type { Language } from '../../shared/vocabulary.ts'

export const callerIn = (language: Language): Caller => ({ language, signal: new AbortController().signal })
