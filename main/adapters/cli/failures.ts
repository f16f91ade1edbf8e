/** How a command fails: one sentence on standard error, JSON with `--json`, and the exit code of the registry. */

import { ORPCError } from '@orpc/client'
import { CommanderError } from 'commander'
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { errorSentence, localizeParams, VigieError } from '../../../shared/errors.ts'
import { fullDisk } from '../../../shared/full-disk.ts'
import { localizeInputProblem } from '../../../shared/input-problem.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { translate, translateIn } from '../../../shared/messages/index.ts'
import type { Run } from '../../../shared/run.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { helpText } from './help.ts'
import { usageProblem } from './usage.ts'

/** Why a command failed, with its message in the user's language and the exit code of the process. */
export interface CommandFailure {
  readonly code: ErrorCode
  readonly message: string
  readonly params: MessageParams
  readonly exit: number
  /** The stack of an unexpected error. */
  readonly stack: string | null
}

/** A run that did not succeed: the command fails with the run's exit code. */
class RunFailure extends Error {
  readonly run: Run
  readonly code: ErrorCode

  constructor(run: Run) {
    super(`the run ended as ${run.outcome}`)
    const [fault] = run.faults
    this.run = run
    this.code = fault !== undefined && isCode(fault.code) ? fault.code : 'internal'
  }
}

/** @throws RunFailure unless a run succeeded, at least in part */
export function assertSucceeded(run: Run): void {
  if (run.outcome !== 'succeeded' && run.outcome !== 'partial') throw new RunFailure(run)
}

/**
 * Describes anything thrown, in the user's language. A stack only for our own bugs.
 * @param reference names an unexpected error, here and in the log
 */
export function failureOf(thrown: unknown, language: Language, reference: string): CommandFailure {
  if (thrown instanceof RunFailure) {
    const { code, run } = thrown
    const message = run.faults[0]?.message ?? endOf(run, language)
    return { code, message, params: { run_id: run.id }, exit: ERRORS[code].exit, stack: null }
  }
  if (thrown instanceof ORPCError && isCode(thrown.code)) return answered(thrown, thrown.code)
  const known = registered(thrown, language, reference)
  const isOurs = known.code === 'internal'
  const stack = isOurs ? stackOf(thrown) : null
  const { params: spoken } = withArgument(known, language)
  const message = errorSentence(known.code, spoken, language)
  const params = localizeParams(known.params, language)
  return { code: known.code, params, message, exit: ERRORS[known.code].exit, stack }
}

function endOf({ outcome }: Run, language: Language): string {
  const word = outcome === null ? '-' : translate(language, `outcome.${outcome}`)
  return translateIn('terminal', language, 'ended_as', { outcome: word })
}

/** Returns the same error with the name of its file as the help of the language writes it. */
function withArgument(error: VigieError, language: Language): VigieError {
  if (error.code !== 'invalid_input' || error.params.field !== 'file') return error
  const field = translateIn('placeholders', language, 'file')
  return new VigieError(error.code, { ...error.params, field }, { cause: error.cause })
}

/** Returns the same error with the form of an assignment as the help of the language writes it. */
function withForm(error: VigieError, language: Language): VigieError {
  const { problem } = error.params
  if (typeof problem !== 'object' || !('messageKey' in problem) || problem.messageKey !== 'not_assigned')
    return error
  const form = helpText(`<${problem.params?.form}>`, language).slice(1, -1)
  const params = { ...error.params, problem: { ...problem, params: { ...problem.params, form } } }
  return new VigieError(error.code, params, { cause: error.cause })
}

/** Returns the text of a failure for standard error. @param stack null if there is none, or if it is in the log */
export function failureText({ code, message, params, stack }: CommandFailure, json: boolean): string {
  if (json) return JSON.stringify({ error: { code, message, params, ...(stack === null ? {} : { stack }) } })
  return stack === null ? message : `${message}\n${stack}`
}

/** The answer of an instance is already in the caller's language. */
function answered({ message, data }: ORPCError<string, unknown>, code: ErrorCode): CommandFailure {
  const params = (data as { params?: MessageParams } | undefined)?.params ?? {}
  return { code, message, params, exit: ERRORS[code].exit, stack: null }
}

function registered(thrown: unknown, language: Language, reference: string): VigieError {
  const full = fullDisk(thrown)
  if (full !== null) return full
  if (thrown instanceof VigieError) return withForm(localizeInputProblem(thrown, language), language)
  if (thrown instanceof CommanderError)
    return new VigieError('invalid_usage', { problem: usageProblem(thrown, language) })
  return refusedPath(thrown) ?? new VigieError('internal', { reference })
}

/** What the system refused of a path that somebody named is no fault of Vigie; null for any other error. */
function refusedPath(thrown: unknown): VigieError | null {
  if (!(thrown instanceof Error)) return null
  const { path, syscall } = thrown as NodeJS.ErrnoException
  if (path === undefined || syscall === undefined || syscall.startsWith('spawn')) return null
  return new VigieError('path_unusable', { path, detail: systemProblem(thrown) }, { cause: thrown })
}

const isCode = (code: string): code is ErrorCode => code in ERRORS

const stackOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
