/** What happened and what Vigie does about it, in one sentence, for anything that was thrown. */
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

/** Which field an `invalid_input` names, and what is wrong with it. */
export function refusedField(error: unknown): { readonly field: string; readonly problem: string } | null {
  if (!(error instanceof ORPCError) || error.code !== 'invalid_input') return null
  const { field, problem } = paramsOf(error.data)
  return { field: String(field ?? ''), problem: asSentence(String(problem ?? error.message)) }
}

/** A problem comes as the end of a sentence; beside its field it stands alone. */
function asSentence(problem: string): string {
  const capital = problem.charAt(0).toUpperCase() + problem.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}

/** A fault's sentence, which came in the language the panel asks in. */
export function faultSentence(fault: Fault): string {
  return fault.message
}

function paramsOf(data: unknown): MessageParams {
  if (typeof data !== 'object' || data === null || !('params' in data)) return {}
  return (data as { params: MessageParams }).params
}
