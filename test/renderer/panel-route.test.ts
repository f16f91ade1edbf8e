/** Addresses of the panel. */
import { expect, test } from 'vitest'
import { hrefOf, panelRouteOf } from '../../renderer/shell/panel-route.ts'

test.each([
  ['', { view: 'now', item: null, unknown: null }],
  ['#/', { view: 'now', item: null, unknown: null }],
  ['#/jobs', { view: 'jobs', item: null, unknown: null }],
  ['#/jobs/fear-greed', { view: 'jobs', item: 'fear-greed', unknown: null }],
  ['#/occupations/a%2Fb', { view: 'occupations', item: 'a/b', unknown: null }],
  ['#/jobs/100%', { view: 'jobs', item: '100%', unknown: null }],
  ['#/now/us?range=year', { view: 'now', item: 'us', unknown: null }],
  ['#/?range=year', { view: 'now', item: null, unknown: null }],
  ['#/nowhere', { view: 'now', item: null, unknown: 'nowhere' }],
  ['#/settings/nowhere', { view: 'settings', item: null, unknown: 'settings/nowhere' }],
  ['#/log?q=a/b', { view: 'log', item: null, unknown: null }],
  ['#/nowhere/at/all', { view: 'now', item: null, unknown: 'nowhere/at/all' }],
])('%s', (hash, route) => {
  expect(panelRouteOf(hash)).toEqual(route)
})

test('an item is found again by its address, whatever it is called', () => {
  expect(panelRouteOf(hrefOf('occupations', 'é/# ?%'))).toMatchObject({ item: 'é/# ?%' })
})
