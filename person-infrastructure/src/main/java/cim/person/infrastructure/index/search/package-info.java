/// What of a person can be searched for, and how a text finds it.
///
/// A document of the index has two fields for all of it. One holds words, each with the weight of
/// the best place in which the person has it as its frequency; the other holds what is compared as
/// a whole. Neither has positions, norms or stored values, so that taking in a person stays cheap;
/// and a score is a sum of constants, never of statistics, so that it means the same on every node
/// and after every merge of segments.
@NullMarked
package cim.person.infrastructure.index.search;

import org.jspecify.annotations.NullMarked;
