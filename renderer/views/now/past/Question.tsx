import { type FormEvent, useId } from 'react'
import { Failure } from '../../../parts/Failure.tsx'
import { RadioCards } from '../../../parts/RadioCards.tsx'
import { useWords } from '../../../session.ts'
import { type Range, WAYS, type Way } from './usePast.ts'

interface QuestionProps {
  readonly way: Way
  readonly setWay: (way: Way) => void
  readonly range: Range
  readonly setRange: (range: Range) => void
  readonly error: unknown
  readonly onBegin: () => void
  readonly onClose: () => void
}

/** What for, and over which days. */
export function Question({ way, setWay, range, setRange, error, onBegin, onClose }: QuestionProps) {
  const words = useWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onBegin()
  }
  const day = (end: keyof Range) => (
    <Day
      label={words.t(`panel.past.${end}`)}
      value={range[end]}
      onChange={(chosen) => setRange({ ...range, [end]: chosen })}
    />
  )
  return (
    <form className="past" onSubmit={submit}>
      <RadioCards
        legend={words.t('panel.past.way')}
        value={way}
        options={WAYS.map((value) => ({
          value,
          label: words.t(`panel.past.${value}`),
          what: words.t(`panel.past.${value}.what`),
        }))}
        onChange={setWay}
      />
      <div className="past-range">
        {day('from')}
        {day('to')}
      </div>
      {error !== undefined && <Failure error={error} />}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
        <button type="submit" className="button primary" disabled={range.from === '' || range.to === ''}>
          {words.t(`panel.past.begin.${way}`)}
        </button>
      </div>
    </form>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}

function Day({ label, value, onChange }: DayProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
