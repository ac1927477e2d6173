import type { TFunction } from 'i18next';
import { timeText, type CheckupResult } from '../../../domain/dpdk/checkups/runs';
import { numberText } from '../../../ui/intl';

const packets = (t: TFunction, count: number | undefined): string =>
  count === undefined ? t('Not told') : numberText(count);

const time = (t: TFunction, nanoseconds: number | undefined): string =>
  nanoseconds === undefined ? t('Not told') : timeText(nanoseconds);

/** What was measured, line by line, with units. */
export const linesOf = (t: TFunction, result: CheckupResult): [term: string, text: string][] =>
  result.type === 'latency'
    ? [
        [t('Average latency'), time(t, result.average)],
        [t('Lowest latency'), time(t, result.least)],
        [t('Highest latency'), time(t, result.most)],
        [
          t('Measured for'),
          result.measured === undefined
            ? t('Not told')
            : t('{{seconds}} seconds', { seconds: result.measured }),
        ],
        [t('From node'), result.from ?? t('Not told')],
        [t('To node'), result.to ?? t('Not told')],
      ]
    : [
        [t('Packets sent'), packets(t, result.sent)],
        [t('Packets received'), packets(t, result.received)],
        [t('Packets dropped on receipt'), packets(t, result.droppedOnReceipt)],
        [t('Packets dropped on the way back'), packets(t, result.droppedOnSending)],
        [t('Errors while sending'), packets(t, result.sendErrors)],
        [t('Errors while receiving'), packets(t, result.receiveErrors)],
        [t('Node that sends'), result.from ?? t('Not told')],
        [t('Node that receives'), result.to ?? t('Not told')],
      ];

/** The result in one line. */
export const sentenceOf = (t: TFunction, result: CheckupResult): string =>
  result.type === 'latency'
    ? t('{{average}} on average, at most {{most}}', {
        average: time(t, result.average),
        most: time(t, result.most),
      })
    : t('{{received}} of {{sent}} packets received', {
        received: packets(t, result.received),
        sent: packets(t, result.sent),
      });
