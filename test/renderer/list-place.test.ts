/** What a list keeps in the address. */
import { expect, test } from 'vitest'
import { calendarDay, freeText, oneOf, placeIn } from '../../renderer/shell/list-place.ts'

const FIELDS = {
  state: oneOf(['active', 'snoozed'], 'active'),
  kind: oneOf(['a', 'b'], null),
  q: freeText,
  from: calendarDay,
}

test.each([
  ['', { state: 'active', kind: null, q: '', from: null }],
  [
    'state=snoozed&kind=b&q=pump%20%26%20motor&from=2026-02-28',
    { state: 'snoozed', kind: 'b', q: 'pump & motor', from: '2026-02-28' },
  ],
  ['state=gone&kind=&from=2026-13-01', { state: 'active', kind: null, q: '', from: null }],
  ['other=1&q=é', { state: 'active', kind: null, q: 'é', from: null }],
])('%s means %o', (params, place) => {
  expect(placeIn(FIELDS, params)).toEqual(place)
})
