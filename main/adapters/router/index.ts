/** The one router of all endpoints: each procedure of the contract calls the operation of its name. */
import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { type AnyRouter, type Router, withEventMeta } from '@orpc/server'
import * as z from 'zod'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import type { Services } from '../../core/services/index.ts'
import type { Caller, ContractOperations, StreamEvent } from '../../core/services/operation.ts'
import { concealed } from './concealed.ts'
import { toContractError } from './errors.ts'
import { procedures, type RequestContext } from './procedures.ts'
import { API_ROUTES, readOf } from './routes.ts'

/** The implemented contract, as each endpoint serves it. */
export type VigieRouter = Router<Contract, RequestContext>

type RoutedOperation = (input: unknown, caller: Caller) => unknown
/** The part of oRPC's implementer that all procedures share. */
interface Implementer {
  handler(
    handle: (call: {
      input: unknown
      context: RequestContext
      signal?: AbortSignal | undefined
      lastEventId?: string | undefined
    }) => Promise<unknown>,
  ): AnyRouter
}

/** Fails to compile if a procedure of the contract has no operation of its form. */
const operationsOf = (services: Services): ContractOperations<Contract> => services

/** The implementation of the contract; the services come with each call. */
export const router = implemented(contract, procedures, []) as VigieRouter

function implemented(part: AnyContractRouter, implementer: unknown, path: readonly string[]): AnyRouter {
  if (isContractProcedure(part)) return procedure(implementer as Implementer, path)
  const inner = Object.entries(part).map(([name, each]) => {
    return [name, implemented(each, Reflect.get(implementer as object, name), [...path, name])] as const
  })
  return Object.fromEntries(inner)
}

function procedure(implementer: Implementer, path: readonly string[]): AnyRouter {
  const read = readBehind(path)
  return implementer.handler(async ({ input, context, signal, lastEventId }) => {
    const { services, expects = null } = context
    const caller = {
      language: context.language,
      signal: signal ?? new AbortController().signal,
      lastEventId,
      right: context.right,
    }
    if (expects !== null && read !== null) {
      const current = read.operation(input, services, caller)
      // Nothing may come between the comparison and the change.
      expects(read.answerOf(shown(current instanceof Promise ? await current : current, context)))
    }
    const answer = await operationAt(services, path)(input, caller)
    return isStream(answer) ? localizeStream(answer, context) : shown(answer, context)
  })
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
