/** Explains anything thrown, in one sentence: what happened and what Vigie does about it. */
import { ORPCError } from '@orpc/client'
import type { MessageParams } from '../../shared/messages/catalogue.ts'
import type { Fault } from '../../shared/run.ts'
import type { Localizer } from './words.ts'

export function failureSentence(error: unknown, words: Localizer): string {
  if (error instanceof ORPCError) {
    const known = words.error(error.code, paramsOf(error.data))
    if (known !== null) return known
    if (error.status === 404) return words.t('panel.error.not_served')
    return words.t('panel.error.answered', { detail: error.message })
  }
  return words.t('panel.error.unreachable')
}

/** Whether nothing answered, in contrast to an answer that refuses. */
export const isUnreachable = (error: unknown): boolean => !(error instanceof ORPCError)

/** A field that was refused, by its path, and why. */
export interface RefusedField {
  readonly field: string
  readonly problem: string
}

/** Returns the field an `invalid_input` names, and its problem. */
export function refusedField(error: unknown): RefusedField | null {
  if (!(error instanceof ORPCError) || error.code !== 'invalid_input') return null
  const { field, problem } = paramsOf(error.data)
  return { field: String(field ?? ''), problem: asSentence(String(problem ?? error.message)) }
}

/** A problem is the end of a sentence; beside its field it is shown alone. */
function asSentence(problem: string): string {
  const capital = problem.charAt(0).toUpperCase() + problem.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}

/** Returns a fault's message, which is already in the panel's language. */
export function faultSentence(fault: Fault): string {
  return fault.message
}

function paramsOf(data: unknown): MessageParams {
  if (typeof data !== 'object' || data === null || !('params' in data)) return {}
  return (data as { params: MessageParams }).params
}
