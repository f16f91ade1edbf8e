import type { FormEvent } from 'react'
import { DayField } from '../../../parts/DayField.tsx'
import { Failure } from '../../../parts/Failure.tsx'
import { RadioCards } from '../../../parts/RadioCards.tsx'
import { useWords } from '../../../session.ts'
import { type PastRange, type PastWay, WAYS } from './usePast.ts'

interface PastQuestionProps {
  readonly way: PastWay
  readonly setWay: (way: PastWay) => void
  readonly range: PastRange
  readonly setRange: (range: PastRange) => void
  readonly error: unknown
  readonly onBegin: () => void
  readonly onClose: () => void
}

/** The purpose, and the range of days. */
export function Question({ way, setWay, range, setRange, error, onBegin, onClose }: PastQuestionProps) {
  const words = useWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onBegin()
  }
  const day = (end: keyof PastRange) => (
    <DayField
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
        <button type="submit" className="button primary" disabled={range.from === '' || range.to === ''}>
          {words.t(`panel.past.begin.${way}`)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </form>
  )
}
