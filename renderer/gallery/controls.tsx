/** Parts that are pressed, chosen or filled in. */
import { useState } from 'react'
import { BackLink } from '../parts/BackLink.tsx'
import { Choice } from '../parts/Choice.tsx'
import { DayField } from '../parts/DayField.tsx'
import { Menu } from '../parts/Menu.tsx'
import { RadioCards } from '../parts/RadioCards.tsx'
import { SearchField } from '../parts/SearchField.tsx'
import { SecretForm } from '../parts/SecretForm.tsx'
import { Switch } from '../parts/Switch.tsx'
import { TableToggle } from '../parts/TableToggle.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { TextField } from '../parts/TextField.tsx'
import type { PartStates } from './part-states.ts'

const nothing = () => {}

const OPTIONS = [
  { value: 'active', label: 'Active', what: 'What needs you now' },
  { value: 'later', label: 'Later', what: 'What comes back by itself' },
  { value: 'done', label: 'Dismissed', what: 'What you have put away' },
] as const

function Buttons() {
  return (
    <>
      {['', 'primary', 'danger', 'link', 'small'].map((look) => (
        <div className="row" key={look}>
          <button type="button" className={`button ${look}`}>
            {look || 'plain'}
          </button>
          <button type="button" className={`button ${look}`} disabled>
            disabled
          </button>
        </div>
      ))}
    </>
  )
}

function Inputs() {
  return (
    <select className="input" aria-label="Select">
      <option>Every topic</option>
    </select>
  )
}

function TextFields() {
  return (
    <>
      <TextField label="Empty" value="" onChange={nothing} hint="A hint" placeholder="placeholder" />
      <TextField label="Invalid" value="25:00" onChange={nothing} hint="A hint" reason="Not a time of day" />
      <TextField label="Long" value="Several lines" onChange={nothing} lines={3} />
    </>
  )
}

function Choices() {
  const [value, setValue] = useState<(typeof OPTIONS)[number]['value']>('active')
  return <Choice name="State" value={value} options={OPTIONS} onChange={setValue} />
}

function Cards() {
  const [value, setValue] = useState<(typeof OPTIONS)[number]['value']>('later')
  return <RadioCards legend="Which of them?" value={value} options={OPTIONS} onChange={setValue} />
}

const secret = {
  label: 'Key',
  placeholders: { unset: 'No key', set: 'A key is set' },
  least: 10,
  hint: 'It is never shown again.',
  keep: () => Promise.resolve(),
}

export const controls: PartStates = {
  Button: Buttons,
  Input: Inputs,
  BackLink: () => <BackLink to="jobs" />,
  Choice: Choices,
  DayField: () => (
    <>
      <DayField label="First day" value="2026-03-11" onChange={nothing} />
      <DayField label="Last day" value="" onChange={nothing} />
    </>
  ),
  Menu: () => (
    <div className="row">
      <Menu
        label="Later"
        items={['Tomorrow', 'Monday', 'In a month'].map((label) => ({ key: label, label, act: nothing }))}
      />
      <Menu label="Off" disabled items={[]} />
    </div>
  ),
  RadioCards: Cards,
  SearchField: () => (
    <>
      <SearchField label="Search" value="" onChange={nothing} />
      <SearchField label="Search" value="compressor" onChange={nothing} />
    </>
  ),
  SecretForm: () => (
    <>
      <SecretForm {...secret} isSet={false} make={() => 'a-secret-of-some-length'} />
      <SecretForm {...secret} isSet />
    </>
  ),
  Switch: () => (
    <>
      {[false, true].map((checked) => (
        <div className="row" key={String(checked)}>
          <Switch checked={checked} onChange={nothing}>
            Quiet hours
          </Switch>
          <Switch checked={checked} onChange={nothing} disabled>
            Disabled
          </Switch>
        </div>
      ))}
    </>
  ),
  TableToggle: () => (
    <div className="row">
      <TableToggle table={false} onChange={nothing} />
      <TableToggle table onChange={nothing} />
    </div>
  ),
  Tabs: () => (
    <Tabs
      name="Sections"
      tabs={['Alerts', 'Calendar', 'Assets'].map((label, at) => ({ href: '#', label, current: at === 1 }))}
    />
  ),
  TextField: TextFields,
}
