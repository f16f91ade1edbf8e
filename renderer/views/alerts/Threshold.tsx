import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { typedNumber } from '../../../shared/typed-number.ts'
import { FieldNote } from '../../parts/FieldNote.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useWords } from '../../session.ts'
import { failureSentence, refusedField } from '../../words/failure.ts'
import { labelOf } from '../settings/field-words.ts'
import { problemOf } from '../settings/validate.ts'

interface ThresholdProps {
  /** From the root of the settings; its words are found by it. */
  readonly path: string
  readonly value: number
  readonly save: (value: number) => Promise<unknown>
}

/** Saved on Enter or when the field loses the focus. What is typed stays until it is saved, also if it is refused. */
export function Threshold({ path, value, save }: ThresholdProps) {
  const words = useWords()
  const id = useId()
  const { typed, type, commit, problem, error } = useThreshold(save)
  const reason =
    problem !== null
      ? words.message(problem)
      : error === undefined
        ? undefined
        : (refusedField(error)?.problem ?? failureSentence(error, words))
  return (
    <div>
      <label htmlFor={id}>
        <span>{labelOf(path, words)}</span>
        <input
          id={id}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? value}
          aria-invalid={reason !== undefined}
          aria-describedby={reason && `${id}-about`}
          onChange={(event) => type(event.target.value)}
          onBlur={() => void commit()}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'Enter') void commit()
          }}
        />
      </label>
      <FieldNote id={`${id}-about`} reason={reason} />
    </div>
  )
}

/** What is typed, null once it is saved, and why it was refused. */
function useThreshold(save: ThresholdProps['save']) {
  const { language } = useWords()
  const { error, clear, run } = useAction()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null)
  const latest = useRef<string | null>(null)
  const sent = useRef<string | null>(null)
  const show = (text: string | null) => {
    latest.current = text
    setTyped(text)
    setProblem(null)
    clear()
  }
  return {
    typed,
    type: show,
    problem,
    error,
    commit: async () => {
      if (typed === null || typed === sent.current) return
      const next = typed.trim() === '' ? null : typedNumber(typed, language)
      setProblem(problemOf({ type: 'number' }, next))
      if (next === null || !Number.isFinite(next)) return
      sent.current = typed
      const saved = await run(() => save(next))
      if (sent.current === typed) sent.current = null
      // Something else was typed meanwhile: neither success nor refusal is about it.
      if (latest.current !== typed) clear()
      else if (saved) show(null)
    },
  }
}
