import { derivedInSteps, derivedOf, worldOf } from './world';

describe('what is derived of an object', () => {
  it('is derived once in each world', () => {
    const derive = jest.fn((_world: unknown, { name }: { name: string }) => name);
    const nameOf = derivedOf(derive);
    const [one, other] = [worldOf([]), worldOf([])];
    const object = { name: 'a' };
    expect([nameOf(one, object), nameOf(one, object), nameOf(other, object)]).toEqual([
      'a',
      'a',
      'a',
    ]);
    expect(derive).toHaveBeenCalledTimes(2);
    expect(nameOf(one, { name: 'b' })).toBe('b');
  });
});

describe('what is derived in steps', () => {
  const make = () => {
    const work = jest.fn(function* (): Generator<undefined, object> {
      yield;
      yield;
      return {};
    });
    return { work, ...derivedInSteps(work) };
  };

  it('is there at once for whoever comes second', () => {
    const { work, atOnce, inSteps } = make();
    const world = worldOf([]);
    const run = inSteps(world);
    expect([run.next().done, run.next().done]).toEqual([false, false]);
    const { value } = run.next();
    expect(atOnce(world)).toBe(value);
    expect(inSteps(world).next()).toEqual({ done: true, value });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is made at once where nobody has begun', () => {
    const { work, atOnce } = make();
    const world = worldOf([]);
    expect(atOnce(world)).toBe(atOnce(world));
    expect(work).toHaveBeenCalledTimes(1);
  });
});
