import { textsIn } from './texts.ts'

export const texts = textsIn('fr')
