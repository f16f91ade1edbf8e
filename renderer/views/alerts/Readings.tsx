import { type KeyboardEvent, useId, useState } from 'react'
import type { Asset, MeterUnit } from '../../../shared/maintenance.ts'
import { typedNumber } from '../../../shared/typed-number.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { NumberField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useToday } from '../../parts/useToday.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { METER_UNITS } from '../../vocabulary.computed.ts'
import { optionOf } from '../settings/field-words.ts'
import { readReadings } from './reads.ts'

/** As many as fit beside the form of an asset. */
const SHOWN = 5

/** What the meters of an asset read; notes a new reading, and removes one. */
export function Readings({ asset }: { readonly asset: Asset }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const { data, error } = useRead(readReadings(asset.id))
  const remove = (reading: number) =>
    void action.run(async () => {
      await client.assets.removeReading({ id: asset.id, reading })
      reads.invalidate(['alerts'])
    })
  const unitName = (unit: MeterUnit) => optionOf('meter.unit', unit, words)
  return (
    <details className="readings">
      <summary>{words.t('panel.readings')}</summary>
      {error !== undefined && <Failure error={error} />}
      {data?.items.length === 0 && <p className="muted">{words.t('panel.readings.none')}</p>}
      <ul className="rows">
        {data?.items.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="token-row">
            <span>
              {`${words.exact(one.value)} ${unitName(one.unit)}`}{' '}
              <span className="muted">{words.day(one.read_on)}</span>
            </span>
            <button
              type="button"
              className="button small"
              disabled={action.busy}
              onClick={() => remove(one.id)}
            >
              {words.t('panel.readings.remove')} <span className="unseen">{words.day(one.read_on)}</span>
            </button>
          </li>
        ))}
      </ul>
      <NewReading asset={asset} unit={data?.items[0]?.unit ?? 'km'} />
      {action.error !== undefined && <Failure error={action.error} />}
    </details>
  )
}

/** Inside of the form of an asset, so no form of its own. */
function NewReading({ asset, unit: first }: { readonly asset: Asset; readonly unit: MeterUnit }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const id = useId()
  const { today } = useToday()
  const [value, setValue] = useState('')
  const [day, setDay] = useState('')
  const [unit, setUnit] = useState<MeterUnit | null>(null)
  const isNumber = !Number.isNaN(typedNumber(value, words.language))
  const note = () =>
    void action.run(async () => {
      await client.assets.addReading({
        id: asset.id,
        value: typedNumber(value, words.language),
        unit: unit ?? first,
        ...(day !== '' && { read_on: day }),
      })
      // Not what was typed meanwhile.
      setValue((now) => (now === value ? '' : now))
      setDay((now) => (now === day ? '' : now))
      reads.invalidate(['alerts'])
    })
  // Enter would save the asset around it, and lose the reading.
  const noteOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (isNumber && !action.busy) note()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields in it are what is used
    <div className="fields" onKeyDown={noteOnEnter}>
      <NumberField label={words.t('field.meter_value')} value={value} onChange={setValue} />
      <div className="field">
        <label htmlFor={id}>{words.t('field.unit')}</label>
        <select
          id={id}
          className="input"
          value={unit ?? first}
          onChange={(event) => setUnit(event.target.value as MeterUnit)}
        >
          {METER_UNITS.map((each) => (
            <option key={each} value={each}>
              {optionOf('meter.unit', each, words)}
            </option>
          ))}
        </select>
      </div>
      <DayField label={words.t('panel.readings.day')} value={day} max={today} onChange={setDay} />
      <div className="buttons">
        <button type="button" className="button" disabled={action.busy || !isNumber} onClick={note}>
          {words.t('panel.readings.note')}
        </button>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </div>
  )
}
