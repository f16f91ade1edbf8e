/** Saves each change as soon as it is valid, and keeps its result beside the field. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../session.ts'
import { announce } from '../../shell/announcer.ts'
import { showToast } from '../../shell/toast.ts'
import { failureSentence, refusedField } from '../../words/failure.ts'
import {
  type FieldKind,
  type FormSchema,
  fieldKind,
  isObject,
  type JsonValue,
  type SchemaObject,
  withoutNull,
} from './json-schema.ts'
import { placeOf, problemOf } from './validate.ts'

/** A text is saved this long after the last key, ms. */
const SETTLE_MS = 500
/** Choices are saved at once. */
const CHOSEN: readonly FieldKind[] = ['choice', 'switch', 'several']
const SAVED_SHOWN_MS = 2500

/** What became of the last change of a field. */
export type FieldState =
  | { readonly is: 'saving' | 'saved' }
  | {
      readonly is: 'refused'
      readonly reason: string
      /** The path of the part that was refused, if it is only a part of the field. */
      readonly part?: string
    }

/** The drafts of the fields of a form, and what became of each. */
export interface FieldSaver {
  readonly draftAt: (path: string, value: JsonValue | undefined) => JsonValue | undefined
  readonly stateAt: (path: string) => FieldState | undefined
  readonly change: (path: string, schema: FormSchema, value: JsonValue) => void
}

/** One change as the contract takes it. */
export interface SettingsPatch {
  readonly changes: SchemaObject
  /** The path of an object, which is replaced as a whole: what was removed from it goes. */
  readonly unset: string[]
}

/** A change that waits until the typing pauses. */
interface WaitingChange {
  readonly timer: ReturnType<typeof setTimeout>
  readonly send: () => void
}

/**
 * Sends each change once it is valid: a choice at once, a text shortly after the last key, or when the form is left before. An
 * answer tells only of the last change of its field.
 * @param save sends changes in the order in which they are made
 */
export function useSaver(save: (patch: SettingsPatch) => Promise<unknown>): FieldSaver {
  const words = useWords()
  const [drafts, setDrafts] = useState<Readonly<Record<string, JsonValue>>>({})
  const [states, setStates] = useState<Readonly<Record<string, FieldState>>>({})
  const waiting = useRef(new Map<string, WaitingChange>())
  const last = useRef(new Map<string, object>())
  const left = useRef(false)
  useEffect(() => {
    const pending = waiting.current
    return () => {
      left.current = true
      for (const { timer, send } of pending.values()) {
        clearTimeout(timer)
        send()
      }
    }
  }, [])

  const mark = (path: string, state: FieldState | undefined) =>
    setStates(({ [path]: _, ...rest }) => (state ? { ...rest, [path]: state } : rest))
  const refuse = (path: string, error: unknown) => {
    const refused = refusedField(error)
    const reason = refused ? refused.problem : failureSentence(error, words)
    mark(path, { is: 'refused', reason, ...(refused !== null && { part: refused.field }) })
    if (left.current) showToast(reason)
  }

  const send = async (path: string, value: JsonValue, isLast: () => boolean) => {
    mark(path, { is: 'saving' })
    try {
      await save(patchOf(path, value))
      if (!isLast()) return
      setDrafts(({ [path]: _, ...rest }) => rest)
      mark(path, { is: 'saved' })
      announce(words.t('panel.saved'))
      setTimeout(() => {
        if (isLast()) mark(path, undefined)
      }, SAVED_SHOWN_MS)
    } catch (error) {
      if (isLast()) refuse(path, error)
    }
  }

  return {
    draftAt: (path, value) => (path in drafts ? drafts[path] : value),
    stateAt: (path) => states[path],
    change: (path, schema, value) => {
      const mine = {}
      last.current.set(path, mine)
      clearTimeout(waiting.current.get(path)?.timer)
      waiting.current.delete(path)
      setDrafts((all) => ({ ...all, [path]: value }))
      const problem = problemOf(schema, value)
      if (problem) {
        mark(path, { is: 'refused', reason: words.message(problem), part: placeOf(path, problem) })
        return
      }
      mark(path, undefined)
      const sendNow = () => {
        waiting.current.delete(path)
        void send(path, value, () => last.current.get(path) === mine)
      }
      const chosen = CHOSEN.includes(fieldKind(withoutNull(schema).schema))
      waiting.current.set(path, { timer: setTimeout(sendNow, chosen ? 0 : SETTLE_MS), send: sendNow })
    },
  }
}

/** Returns the patch that gives a setting this value: an object replaces the one before. */
export function patchOf(path: string, value: JsonValue): SettingsPatch {
  const [last = '', ...rest] = path.split('.').reverse()
  const changes = rest.reduce<SchemaObject>((inner, name) => ({ [name]: inner }), { [last]: value })
  return { changes, unset: isObject(value) ? [path] : [] }
}
