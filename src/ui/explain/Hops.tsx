import { Fragment } from 'react';
import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  Flex,
  FlexItem,
  Icon,
} from '@patternfly/react-core';
import { ArrowRightIcon } from '@patternfly/react-icons';
import { Breakable } from '../Breakable';
import { StateText, type Look } from '../StateText';

/** One thing that is passed on a way; all texts are translated. */
export interface ShownHop {
  key: string;
  /** What it is. */
  title: string;
  /** What it is called there. */
  name: string;
  /** Its state in words; undefined where nothing is judged. */
  state: { text: string; look: Look } | undefined;
  lines: readonly string[];
}

const HopCard = ({ hop: { title, name, state, lines } }: { hop: ShownHop }) => (
  <Card isCompact isFullHeight component="div">
    <CardHeader>
      <CardTitle component="h4">
        {state ? <StateText look={state.look}>{title}</StateText> : title}
      </CardTitle>
    </CardHeader>
    <CardBody>
      <strong>
        <Breakable text={name} />
      </strong>
      <Content component="small">
        {[...(state ? [state.text] : []), ...lines].map((line, index) => (
          <Fragment key={line}>
            {index > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </Content>
    </CardBody>
  </Card>
);

/** A way as a picture: what is passed, one behind the other. */
export const Hops = ({ label, hops }: { label: string; hops: readonly ShownHop[] }) => (
  <section aria-label={label}>
    <Flex
      component="ol"
      alignItems={{ default: 'alignItemsStretch' }}
      gap={{ default: 'gapSm' }}
      // In a wide window all of it stands in one line.
      flexWrap={{ default: 'wrap', xl: 'nowrap' }}
    >
      {hops.map((hop, index) => (
        <Flex
          key={hop.key}
          component="li"
          flex={{ xl: 'flex_1' }}
          alignItems={{ default: 'alignItemsStretch' }}
          gap={{ default: 'gapSm' }}
          flexWrap={{ default: 'nowrap' }}
        >
          {index > 0 && (
            <FlexItem alignSelf={{ default: 'alignSelfCenter' }}>
              <Icon>
                <ArrowRightIcon />
              </Icon>
            </FlexItem>
          )}
          <FlexItem flex={{ xl: 'flex_1' }}>
            <HopCard hop={hop} />
          </FlexItem>
        </Flex>
      ))}
    </Flex>
  </section>
);
