import { expect, test } from 'vitest'
import { diagnoseNetwork } from '../../../main/adapters/net/diagnosis.ts'

test('straight', () => {
  expect(diagnoseNetwork({ proxy: '', ca_file: '' }, {})).toEqual({
    proxy: null,
    no_proxy: null,
    proxy_from: null,
    ca_file: null,
  })
})

test('through the environment’s proxy, its password hidden', () => {
  const environment = { https_proxy: 'http://me:pass@proxy:3128', no_proxy: 'localhost' }
  expect(diagnoseNetwork({ proxy: '', ca_file: '/ca.pem' }, environment)).toEqual({
    proxy: 'http://[redacted]@proxy:3128',
    no_proxy: 'localhost',
    proxy_from: 'environment',
    ca_file: '/ca.pem',
  })
})
