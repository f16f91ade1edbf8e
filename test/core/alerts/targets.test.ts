/** Where a click on an alert leads: a place that the panel has. */
import { expect, test } from 'vitest'
import { alertTarget } from '../../../main/core/services/alerts/view.ts'
import { hrefOf, panelRouteOf } from '../../../renderer/shell/panel-route.ts'
import { ALERT_TYPES } from '../../../shared/alert.ts'

test.each(ALERT_TYPES)('%s leads to a place of the panel', (type) => {
  const { view, id } = alertTarget({ type, subject: '12' })
  expect(panelRouteOf(hrefOf(view, id ?? undefined))).toEqual({ view, item: id, unknown: null })
})

test('an alert about a figure leads to its job', () => {
  expect(alertTarget({ type: 'FIGURE_CHANGED', subject: 'shop/page/1796050445792' })).toEqual({
    view: 'jobs',
    id: 'shop',
  })
})
