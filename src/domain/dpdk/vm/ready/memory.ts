import { msg } from '../../../core/msg';
import { valueAt } from '../../../core/resource';
import * as codes from '../../../findings/codes';
import { listOf, nodeReferences } from '../../../findings/report';
import { hugePagesOf, pageNodesFor } from '../../../vm/rules/huge-pages';
import {
  type Subject,
  type Told,
  ready,
  missing,
  unknown,
  judgedBy,
  decided,
  outOfSight,
} from './item';

const PAGES = [
  codes.pageSizeOfVmNotPossible,
  codes.pageSizeOnNoNode,
  codes.tooFewPagesOnNodes,
] as const;

export const pages = (subject: Subject): Told => {
  const { world, sized, placed } = subject;
  const asked = hugePagesOf(sized.spec);
  if (!asked) {
    return (
      outOfSight(subject) ??
      missing(
        msg('The memory of the VM is not in huge pages.'),
        {},
        decided(subject, ['pageSize', 'memory']),
      )
    );
  }
  const wrong = judgedBy(subject, PAGES, decided(subject, ['pageSize', 'memory']));
  if (wrong) return wrong;
  const { size } = asked;
  const nodes = pageNodesFor(world, placed, size);
  const having = nodes?.filter(({ bytes }) => bytes > 0).map(({ node }) => node) ?? [];
  return having.length === 0
    ? unknown(msg('Pages of {{size}}. Whether nodes have such pages is not known.'), { size })
    : ready(
        msg('Pages of {{size}}, which {{nodes}} have.'),
        { size, nodes: listOf(having.map(({ name }) => name)) },
        { objects: nodeReferences(having) },
      );
};

export const memory = (subject: Subject): Told => {
  const asked = hugePagesOf(subject.sized.spec);
  const wrong = judgedBy(subject, [codes.memoryNoMultipleOfPages], decided(subject, ['memory']));
  if (wrong) return wrong;
  if (!asked) return outOfSight(subject) ?? missing(msg('It needs huge pages first.'));
  if (asked.memory === undefined || asked.bytes === undefined) {
    return missing(
      msg('The VM does not say how much memory it has.'),
      {},
      decided(subject, ['memory']),
    );
  }
  return ready(msg('{{pages}} pages of {{size}}'), {
    pages: asked.memory / asked.bytes,
    size: asked.size,
  });
};

export const numa = (subject: Subject): Told | undefined => {
  const set = valueAt(subject.sized.spec, 'domain', 'cpu', 'numa', 'guestMappingPassthrough');
  if (set === undefined || set === null) return undefined;
  return (
    judgedBy(subject, [codes.numaWithoutItsNeeds], decided(subject, ['dedicated', 'pageSize'])) ??
    ready(msg('The guest sees the NUMA nodes that its CPUs and memory come from.'))
  );
};
