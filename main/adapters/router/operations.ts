/** The operation behind each procedure of the contract, as every endpoint calls it. */
import { withEventMeta } from '@orpc/server'
import * as z from 'zod'
import type { Contract } from '../../../shared/contract/index.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import type { Services } from '../../core/services/index.ts'
import type { Caller, ContractOperations, StreamEvent } from '../../core/services/operation.ts'
import { concealed } from './concealed.ts'
import { toContractError } from './errors.ts'
import type { RequestContext } from './procedures.ts'
import { API_ROUTES, readOf } from './routes.ts'

/** A call of an operation, with its input as the contract parsed it. */
export interface OperationCall {
  readonly input: unknown
  readonly context: RequestContext
  readonly signal?: AbortSignal | undefined
  readonly lastEventId?: string | undefined
}

type RoutedOperation = (input: unknown, caller: Caller) => unknown

/** Fails to compile if a procedure of the contract has no operation of its form. */
const operationsOf = (services: Services): ContractOperations<Contract> => services

/** Returns the operation of a procedure; the services come with each call. */
export function operationBehind(path: readonly string[]): (call: OperationCall) => Promise<unknown> {
  return async (call) => {
    const { input, context, lastEventId } = call
    const { services, expects = null } = context
    const caller: Caller = {
      language: context.language,
      // Few operations ask whether their caller has gone: most calls make no signal.
      get signal() {
        return call.signal ?? new AbortController().signal
      },
      lastEventId,
      right: context.right,
    }
    const read = expects === null ? null : readBehind(path)
    if (expects !== null && read !== null) {
      const current = read.operation(input, services, caller)
      // Nothing may come between the comparison and the change.
      expects(read.answerOf(shown(current instanceof Promise ? await current : current, context)))
    }
    const answer = operationAt(services, path)(input, caller)
    const given = answer instanceof Promise ? await answer : answer
    return isStream(given) ? localizeStream(given, context) : shown(given, context)
  }
}

/** Returns an answer as this caller sees it. */
function shown(answer: unknown, { language, conceals }: RequestContext): unknown {
  const localized = localizeAnswer(answer, language)
  return conceals === true ? concealed(localized) : localized
}

/** Returns how to read what a change changes; null if no single read shows it. */
function readBehind(path: readonly string[]) {
  const change = API_ROUTES.find(({ name }) => name === path.join('.'))
  const read = change === undefined ? null : readOf(change)
  if (read === null) return null
  const { inputSchema, outputSchema } = read.procedure['~orpc']
  return {
    operation: (input: unknown, services: Services, caller: Caller): unknown => {
      const named = read.parameters.map((name) => [name, Reflect.get(input as object, name)] as const)
      const asked = parsed(inputSchema, Object.fromEntries(named))
      return operationAt(services, read.name.split('.'))(asked, caller)
    },
    answerOf: (answer: unknown) => parsed(outputSchema, answer),
  }
}

const parsed = (schema: unknown, value: unknown): unknown =>
  schema instanceof z.ZodType ? schema.parse(value) : undefined

function operationAt(services: Services, path: readonly string[]): RoutedOperation {
  return path.reduce<unknown>(
    (part, name) => Reflect.get(part as object, name),
    operationsOf(services),
  ) as RoutedOperation
}

const isStream = (answer: unknown): answer is AsyncIterable<StreamEvent<object>> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

/** The middleware catches only what is thrown before the first event. */
async function* localizeStream(events: AsyncIterable<StreamEvent<object>>, context: RequestContext) {
  try {
    for await (const { id, event } of events)
      yield withEventMeta(localizeAnswer(event, context.language), { id })
  } catch (thrown) {
    throw toContractError(thrown, context)
  }
}
